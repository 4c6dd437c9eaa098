using UserMacro.Templating.Abstractions;

namespace UserMacro.Grains.Rendering.Jobs;

/// <summary>What a job of the pool is for; <see cref="RenderLane"/> says whose it is.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="Viewer">An opaque name of the viewer who posted the body; null when nobody did.</param>
/// <param name="Macro">The key of the macro it is for, when the lane is not that macro's; null when it is.</param>
internal readonly record struct RenderSubject(RenderKind Kind, string? Viewer = null, string? Macro = null)
{
    /// <summary>Characters of a template that compiles, or of a body that is cleaned, in about 20 ms.</summary>
    const int HeavyLength = 48 * 1024;

    /// <summary>Characters of markup or of a template that the job reads for the first time; 0 when it knows what it reads.</summary>
    public int Length { get; init; }

    /// <summary>Whether its size says that it takes long, whatever the lane's other jobs took.</summary>
    public bool IsHeavy => Length > HeavyLength;

    /// <summary>How long it takes at most if everything in it uses up its own limit.</summary>
    public TimeSpan RunLimit => Kind switch
    {
        // The template of each markup is compiled on first use: which kind of output it has may take the one that is not rendered.
        RenderKind.Compile => 2 * CompilationLimits.Default.Time,
        RenderKind.Preview => PostedBodies.TimeLimit + (2 * CompilationLimits.Default.Time) + RenderLimits.Default.Time,
        // A body is cleaned in a job of its own.
        _ => CompilationLimits.Default.Time + RenderLimits.Default.Time,
    };
}

/// <summary>What a job of the pool does. The numbers are those of the crash record's file.</summary>
internal enum RenderKind
{
    /// <summary>Renders what is published.</summary>
    Render = 0,

    /// <summary>Compiles what an editor works on.</summary>
    Compile = 1,

    /// <summary>Renders what an editor works on.</summary>
    Preview = 2,

    /// <summary>Cleans a body that a viewer posted, or renders what is published with it.</summary>
    Body = 3,
}
