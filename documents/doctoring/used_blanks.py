"""The blanks that a template uses: its syntax tree walked with the shapes of its context.

Every branch is walked, taken or not, and loops over a known list know what an item holds.
"""

from dataclasses import dataclass, field

from jinja2 import nodes

from documents.doctoring.shapes import UNKNOWN, Shape
from documents.rendering.sandbox import text_sandbox

Scope = dict[str, Shape]

_ALIKE = frozenset({"list", "sort", "reverse", "unique"})
"""Filters that give a list of the same items."""
_ONE = frozenset({"first", "last", "random", "min", "max"})
"""Filters that give one item of a list."""
_SELF = frozenset({"upper", "lower", "trim", "string", "capitalize", "title", "default", "d"})


@dataclass(frozen=True)
class UnknownName:
    """A name that nothing fills, where it stands, and the names that would be valid there."""

    written: str
    prefix: str
    name: str
    line: int
    valid: tuple[str, ...]


@dataclass(frozen=True)
class NotAList:
    """A loop over what is no list."""

    written: str
    line: int


@dataclass
class UsedBlanks:
    """The paths that a template uses, and what is wrong with its names."""

    used: set[str] = field(default_factory=set)
    faults: list[UnknownName | NotAList] = field(default_factory=list)

    def read(self, tree: nodes.Node, context: Shape) -> None:
        """Walk the tree of one part of a template."""
        self._walk(tree, dict.fromkeys(text_sandbox().globals, UNKNOWN) | dict(context.fields))

    def _walk(self, node: nodes.Node, scope: Scope) -> None:
        if isinstance(node, nodes.For):
            self._loop(node, scope)
        elif isinstance(node, nodes.Macro):
            scope[node.name] = UNKNOWN
            self._walk_all(node, scope | _stored(node.args))
        elif isinstance(node, nodes.Assign):
            value = self._shape(node.node, scope)
            scope.update(_bound(node.target, value))
        elif isinstance(node, nodes.AssignBlock):
            self._walk_all(node, scope)
            scope.update(_bound(node.target, UNKNOWN))
        elif isinstance(node, nodes.With):
            self._with(node, scope)
        elif isinstance(node, nodes.Expr):
            self._shape(node, scope)
        else:
            self._walk_all(node, scope)

    def _walk_all(self, node: nodes.Node, scope: Scope) -> None:
        for child in node.iter_child_nodes():
            self._walk(child, scope)

    def _with(self, node: nodes.With, scope: Scope) -> None:
        inner = dict(scope)
        for target, value in zip(node.targets, node.values, strict=True):
            inner.update(_bound(target, self._shape(value, scope)))
        for child in node.body:
            self._walk(child, inner)

    def _loop(self, node: nodes.For, scope: Scope) -> None:
        looped = self._shape(node.iter, scope)
        if looped.known and looped.item is None:
            self.faults.append(NotAList(_written(node.iter), node.lineno))
        inner = scope | _bound(node.target, looped.item or UNKNOWN) | {"loop": UNKNOWN}
        if node.test is not None:
            self._shape(node.test, inner)
        for child in node.body:
            self._walk(child, inner)
        for child in node.else_:
            self._walk(child, scope)

    def _shape(self, node: nodes.Node, scope: Scope) -> Shape:
        if isinstance(node, nodes.Name):
            return self._name(node, scope)
        if isinstance(node, nodes.Getattr):
            return self._field(node, node.attr, scope)
        if isinstance(node, nodes.Getitem):
            return self._item(node, scope)
        if isinstance(node, nodes.Filter):
            return self._filtered(node, scope)
        for child in node.iter_child_nodes():
            self._shape(child, scope)
        return UNKNOWN

    def _name(self, node: nodes.Name, scope: Scope) -> Shape:
        if node.ctx != "load":
            return UNKNOWN
        found = scope.get(node.name)
        if found is None:
            valid = tuple(name for name, shape in scope.items() if shape.known)
            self.faults.append(UnknownName(node.name, "", node.name, node.lineno, valid))
            return UNKNOWN
        self.used.add(found.path)
        return found

    def _field(self, node: nodes.Getattr | nodes.Getitem, name: str, scope: Scope) -> Shape:
        holder = self._shape(node.node, scope)
        if not holder.known:
            return UNKNOWN
        found = holder.fields.get(name)
        if found is not None:
            self.used.add(found.path)
            return found
        if not hasattr(dict if holder.fields else str, name):
            prefix = f"{_written(node.node)}."
            valid = tuple(holder.fields)
            self.faults.append(UnknownName(prefix + name, prefix, name, node.lineno, valid))
        return UNKNOWN

    def _item(self, node: nodes.Getitem, scope: Scope) -> Shape:
        if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            return self._field(node, node.arg.value, scope)
        self._shape(node.arg, scope)
        return self._shape(node.node, scope).item or UNKNOWN

    def _filtered(self, node: nodes.Filter, scope: Scope) -> Shape:
        given = self._shape(node.node, scope) if node.node is not None else UNKNOWN
        for argument in (*node.args, *node.kwargs):
            self._shape(argument, scope)
        if node.name in _ALIKE or node.name in _SELF:
            return given
        return (given.item or UNKNOWN) if node.name in _ONE else UNKNOWN


def _bound(target: nodes.Node, value: Shape) -> Scope:
    """Return the names that a target binds; several at once take apart what is not foreseen."""
    if isinstance(target, nodes.Name):
        return {target.name: value}
    return _stored(list(target.find_all(nodes.Name)))


def _stored(names: list[nodes.Name]) -> Scope:
    return {each.name: UNKNOWN for each in names}


def _written(node: nodes.Node) -> str:
    """Return a name as it stands in the template: "dong.ten"."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        return f"{_written(node.node)}.{node.attr}"
    return "…"
