"""Tool D, reminders (nhắc việc): each working morning, and whenever the step is pressed."""

from pydantic import ConfigDict

from workflow.forms.base import Form


class RemindersForm(Form):
    """Nhắc việc đến hạn: không cần điền gì."""

    model_config = ConfigDict(title="Nhắc việc đến hạn")
