namespace UserMacro.WebApi.Render;

/// <summary>What a frame shows.</summary>
internal sealed record FrameOutputDto(string Html, string Styles);
