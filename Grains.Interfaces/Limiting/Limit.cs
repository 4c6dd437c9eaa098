namespace UserMacro.Grains.Interfaces.Limiting;

/// <summary>An entry of the table of limits.</summary>
/// <param name="Name">Its stable name, as problem documents carry it in <c>limit</c>.</param>
/// <param name="Value">The most that is allowed.</param>
/// <param name="Unit">What the value counts.</param>
/// <param name="Description">What it limits, in one sentence.</param>
public sealed record Limit(string Name, int Value, LimitUnit Unit, string Description);
