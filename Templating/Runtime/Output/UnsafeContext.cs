namespace UserMacro.Templating.Runtime.Output;

/// <summary>The diagnostic for a value where none can be written safely.</summary>
internal static class UnsafeContext
{
    public const string Code = "unsafe-place";
}

/// <summary>The diagnostic for a value in place of which something harmless was written.</summary>
internal static class BlockedValue
{
    public const string Code = "value-blocked";

    public const string Message = "A value is not allowed here and was replaced: it could have changed more than this place of the output.";
}
