using System.Runtime.InteropServices;
using UserMacro.Grains.Rendering;

namespace UserMacro.Grains.Quarantine;

/// <summary>What a thread of the pool is at, as the crash record's file has it.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct CrashEntry
{
    /// <summary>1 while the thread is at it; written last, so that an entry that was not finished counts for nothing.</summary>
    public int State;

    public RenderKind Kind;

    /// <summary>The macro.</summary>
    public UInt128 Macro;

    /// <summary>The viewer who posted the body; 0 when nobody did.</summary>
    public UInt128 Viewer;
}
