using UserMacro.Shared;

namespace UserMacro.Templating.Abstractions;

/// <summary>What one compilation may use; the defaults are those of the product.</summary>
/// <remarks>
/// <see cref="Work"/> is the limit that templates reach: it does not depend on how busy the machine is, so that a template that compiled once
/// compiles again. Time and memory are the second line behind it.
/// </remarks>
public sealed record CompilationLimits
{
    /// <summary>The product's limits.</summary>
    public static readonly CompilationLimits Default = new();

    /// <summary>Units of work: about one for each node parsed, visited or compiled, and for every 64 characters read.</summary>
    /// <value>Default 8 000 000; a template of 216 KB of references, conditions and calls takes less than an eighth.</value>
    public long Work { get; init; } = EngineLimits.CompilationWork;

    /// <summary>Bytes allocated by the thread.</summary>
    /// <value>Default 256 MB.</value>
    public long AllocatedBytes { get; init; } = EngineLimits.CompilationMemory;

    /// <summary>Processor time of the thread, and four times as much by the clock.</summary>
    /// <value>Default 2 s.</value>
    public TimeSpan Time { get; init; } = TimeSpan.FromMilliseconds(EngineLimits.CompilationTime);
}
