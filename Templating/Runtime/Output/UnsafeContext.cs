namespace UserMacro.Templating.Runtime.Output;

/// <summary>The diagnostic for a value where none can be written safely.</summary>
internal static class UnsafeContext
{
    public const string Code = "unsafe-place";
}
