namespace UserMacro.Templating.Runtime.Output;

/// <summary>The diagnostic for a value where none can be written safely.</summary>
internal static class UnsafePlace
{
    public const string Code = "unsafe-place";
}
