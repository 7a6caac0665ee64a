"""The commands that lay papers ready to print: a round's certificates, the decision on the plan."""

from argparse import Namespace

from storage.settings import Settings
from workflow.services import open_services, template_in_force


def certificates(asked: Namespace) -> None:
    """Write a round's certificates as one file, a page each; the register stays as it is."""
    from workflow.documents.print_run import PrintMode, certificates_to_print  # noqa: PLC0415

    with open_services(Settings(asked.data)) as services, services.register.read_tx() as ledger:
        plan, objects, mode = services.plan, services.objects, PrintMode(asked.mode)
        data = certificates_to_print(plan, ledger, objects, asked.round, mode, asked.printer)
    asked.out.parent.mkdir(parents=True, exist_ok=True)
    asked.out.write_bytes(data)
    print(f"Giấy khen của đợt {asked.round} để in: {asked.out}")


def plan_decision(asked: Namespace) -> None:
    """Draw up the decision that issues the movement's plan, from the plan's data."""
    from documents.papers.plan_decision import QUYET_DINH_KE_HOACH, compose_plan_decision  # noqa: PLC0415
    from documents.render import render  # noqa: PLC0415
    from wards import load_plan_decision  # noqa: PLC0415

    with open_services(Settings(asked.data)) as services, services.register.read_tx() as ledger:
        plan = services.plan
        movement = plan.current_movement(services.today(), asked.movement)
        context = compose_plan_decision(plan, movement, load_plan_decision(movement.code))
        template = template_in_force(ledger, QUYET_DINH_KE_HOACH)
        data = render(services.template(template), context)
    asked.out.parent.mkdir(parents=True, exist_ok=True)
    asked.out.write_bytes(data)
    print(f"{QUYET_DINH_KE_HOACH.title}: {asked.out}")
