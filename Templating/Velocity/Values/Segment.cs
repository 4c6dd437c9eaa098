using System.Runtime.InteropServices;

namespace UserMacro.Templating.Velocity.Values;

/// <summary>A stretch of a text that did not come from the template.</summary>
/// <param name="Start">Offset of its first character.</param>
/// <param name="Length">Its characters.</param>
/// <param name="Kind">What it is.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Segment(int Start, int Length, SegmentKind Kind)
{
    public int End => Start + Length;
}
