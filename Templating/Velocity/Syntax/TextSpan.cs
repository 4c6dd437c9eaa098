using System.Runtime.InteropServices;

namespace UserMacro.Templating.Velocity.Syntax;

/// <summary>A stretch of the template.</summary>
/// <param name="Start">Offset of its first character.</param>
/// <param name="End">Offset after its last character.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TextSpan(int Start, int End)
{
    public int Length => End - Start;
}
