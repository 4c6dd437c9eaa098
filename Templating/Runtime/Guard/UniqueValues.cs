namespace UserMacro.Templating.Runtime.Guard;

/// <summary>Values seen so far, charged for as they come.</summary>
internal sealed class UniqueValues(GuardedContext context)
{
    /// <summary>The memory of an entry of a hash set.</summary>
    const long BytesOfEntry = 24;

    readonly HashSet<object?> _seen = new(new ValueEquality(context));

    /// <summary>Whether the value is a new one.</summary>
    public bool Add(object? value)
    {
        context.Charge(Work.Item);
        // A full set doubles.
        if (_seen.Count == _seen.Capacity)
        {
            context.ChargeAllocation(_seen.Count * 2 * BytesOfEntry);
        }

        return _seen.Add(value);
    }
}
