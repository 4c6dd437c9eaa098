namespace UserMacro.Templating.Velocity.Values;

/// <summary>One entry of a map.</summary>
internal sealed record JavaEntry(object Key, object? Value);
