namespace UserMacro.Atlassian.Connect.Descriptor;

/// <summary>The icon of a macro in the macro browser.</summary>
/// <param name="Url">Where the host fetches it.</param>
public sealed record MacroIcon(string Url)
{
    /// <summary>In pixels.</summary>
    public int Width { get; init; } = 80;

    /// <summary>In pixels.</summary>
    public int Height { get; init; } = 80;
}
