namespace UserMacro.Atlassian.Connect.Descriptor;

/// <summary>A macro whose output, in storage format, becomes part of the page (docs/reference/static-output.md#storage-format).</summary>
public sealed record StaticContentMacro : ContentMacro
{
    /// <summary>How the host asks for it; only <see cref="MacroRenderingMethod.Post"/> carries the whole body.</summary>
    public MacroRenderingMethod RenderingMethod { get; init; }
}
