"""Names and units of a Word file's XML (ECMA-376, part 1)."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
V = "{urn:schemas-microsoft-com:vml}"
O = "{urn:schemas-microsoft-com:office:office}"  # noqa: E741 - as Word's own files call it

FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""What only programs older than Word 2010 show."""

ON, OFF = ("1", "true", "on"), ("0", "false", "off")

MM_PER_INCH = 25.4
TWIPS_PER_MM = 1440 / MM_PER_INCH
TWIPS_PER_POINT = 20
POINTS_PER_MM = 72 / MM_PER_INCH
EMU_PER_MM = 36_000
