namespace UserMacro.Grains.Interfaces.Rendering;

/// <summary>The macro's rules do not allow it on pages of this space, or the page's space is not known and the rules name spaces.</summary>
[GenerateSerializer, Immutable, Alias("space-refused")]
public sealed record SpaceRefused : RenderOutcome;
