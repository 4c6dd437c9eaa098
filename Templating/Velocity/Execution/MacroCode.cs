namespace UserMacro.Templating.Velocity.Execution;

/// <summary>A compiled macro of the template.</summary>
internal sealed class MacroCode
{
    /// <summary>Up to here it is quicker to look at all of them.</summary>
    const int MaxSearched = 16;

    readonly int[] _parameters;
    readonly Dictionary<int, int>? _indexes;

    /// <param name="parameters">The slots of its parameters.</param>
    public MacroCode(int[] parameters)
    {
        _parameters = parameters;
        if (parameters.Length <= MaxSearched)
        {
            return;
        }

        _indexes = new(parameters.Length);
        for (var index = 0; index < parameters.Length; index++)
        {
            _indexes.TryAdd(parameters[index], index);
        }
    }

    /// <summary>What a call runs; set once all macros are known, as they may call one another.</summary>
    public Execute Body { get; set; } = _ => Flow.Next;

    /// <summary>Which parameter a variable is; negative for none.</summary>
    public int IndexOf(int slot) => _indexes is null ? Array.IndexOf(_parameters, slot) : _indexes.GetValueOrDefault(slot, -1);
}
