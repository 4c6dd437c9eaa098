namespace UserMacro.Atlassian.Connect.Descriptor;

/// <summary>A dialog of the app's own in which authors fill in a macro (docs/reference/connect-bridge.md#macro-editor-dialog).</summary>
/// <param name="Url">A path below the base URL.</param>
public sealed record MacroEditorDialog(string Url)
{
    /// <summary>The title for a new macro.</summary>
    public LocalizedText? InsertTitle { get; init; }

    /// <summary>The title for one that is on the page.</summary>
    public LocalizedText? EditTitle { get; init; }

    /// <summary>At most 10 characters, such as <c>500px</c>.</summary>
    public string? Width { get; init; }

    /// <summary>At most 10 characters, such as <c>300px</c>.</summary>
    public string? Height { get; init; }
}
