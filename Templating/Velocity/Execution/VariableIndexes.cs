namespace UserMacro.Templating.Velocity.Execution;

/// <summary>Numbers the variables of a template.</summary>
internal sealed class VariableIndexes
{
    readonly Dictionary<string, int> _slots = new(StringComparer.Ordinal);

    public string[] Names => [.. _slots.Keys];

    public int For(string name)
    {
        if (!_slots.TryGetValue(name, out var slot))
        {
            _slots[name] = slot = _slots.Count;
        }

        return slot;
    }
}
