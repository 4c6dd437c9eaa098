namespace UserMacro.Grains.Interfaces.Limiting;

/// <summary>Makes a constant an entry of the table of limits.</summary>
/// <param name="unit">What it counts.</param>
/// <param name="description">What it limits, in one sentence.</param>
[AttributeUsage(AttributeTargets.Field)]
internal sealed class LimitAttribute(LimitUnit unit, string description) : Attribute
{
    public LimitUnit Unit { get; } = unit;

    public string Description { get; } = description;
}
