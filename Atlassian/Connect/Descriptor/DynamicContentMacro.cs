namespace UserMacro.Atlassian.Connect.Descriptor;

/// <summary>A macro shown in a frame.</summary>
public sealed record DynamicContentMacro : ContentMacro
{
    /// <summary>Width of the frame before it sizes itself, such as <c>100%</c>; at most 10 characters.</summary>
    public string? Width { get; init; }

    /// <summary>Height of the frame before it sizes itself, such as <c>40px</c>; at most 10 characters.</summary>
    public string? Height { get; init; }

    /// <summary>How the macro is rendered where frames cannot be.</summary>
    public MacroRenderModes? RenderModes { get; init; }
}
