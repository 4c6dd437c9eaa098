namespace UserMacro.Templating.Velocity.Execution;

/// <summary>A compiled macro of the template.</summary>
/// <param name="parameters">The slots of its parameters.</param>
internal sealed class MacroCode(int[] parameters)
{
    public int[] Parameters => parameters;

    /// <summary>What a call runs; set once all macros are known, as they may call one another.</summary>
    public Execute Body { get; set; } = _ => Flow.Next;
}
