"""Jinja's code generator, made to tell where each piece of output comes from and where each call stands."""

from __future__ import annotations

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame

from dq_lineage.projects.dbt.rendering.positions import Marks


class PlacedCodeGenerator(CodeGenerator):
    """Makes code whose root yields pairs `(origin, text)`.

    The origin is the offset of text that the template says itself, and `-1 - n` for what tag `n` became.
    Offsets are one less than the line numbers of nodes (`PlacedLexer`).
    """

    marks: Marks

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802 - Jinja's
        """Write each child of an output as a pair of its own."""
        if frame.buffer is not None or frame.require_output_check:
            super().visit_Output(node, frame)
            return
        finalize = self._make_finalize()
        for child in node.nodes:
            if isinstance(child, nodes.TemplateData):
                self.writeline(f"yield {child.lineno - 1}, {child.data!r}", child)
            else:
                self.writeline(f"yield {self._tag(child)}, ", child)
                self._output_child_pre(child, frame, finalize)
                self.visit(child, frame)
                self._output_child_post(child, frame, finalize)

    def _output_child_to_const(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> str:
        if not isinstance(node, nodes.TemplateData | nodes.Const):
            # What runs while compiling would escape from what is recorded while rendering.
            raise nodes.Impossible
        return super()._output_child_to_const(node, frame, finalize)

    def start_write(self, frame: Frame, node: nodes.Node | None = None) -> None:
        """Begin an output of a call block, a filter block or a recursive loop."""
        if frame.buffer is not None:
            super().start_write(frame, node)
        else:
            self.writeline(f"yield {self._tag(node)}, ", node)

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802, FBT001, FBT002 - Jinja's
        """Write a call that carries its place."""
        self.marks.heads[node.lineno - 1] = _first_offset(node.node)
        self.write(f"environment.placed_call({node.lineno - 1}, context, ")
        self.visit(node.node, frame)
        extra = {"caller": "caller"} if forward_caller else {}
        if frame.loop_frame:
            extra["_loop_vars"] = "_loop_vars"
        if frame.block_frame:
            extra["_block_vars"] = "_block_vars"
        self.signature(node, frame, extra or None)
        self.write(")")

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802 - Jinja's
        """Write `a ~ b` so that its length is bounded."""
        self.write("environment.joined((")
        for argument in node.nodes:
            self.visit(argument, frame)
            self.write(", ")
        self.write("))")

    def visit_Name(self, node: nodes.Name, frame: Frame) -> None:  # noqa: N802 - Jinja's
        """Write a name and note where it is used first."""
        if node.ctx == "load":
            self.marks.names.setdefault(node.name, node.lineno - 1)
        super().visit_Name(node, frame)

    def _tag(self, node: nodes.Node | None) -> int:
        return -1 - self.marks.tag((node.lineno if node else self._last_line) - 1)


def _first_offset(node: nodes.Node) -> int:
    while isinstance(node, nodes.Getattr | nodes.Getitem | nodes.Call):
        node = node.node
    return node.lineno - 1
