namespace UserMacro.WebApi.Render;

/// <summary>What a frame shows, or what it must ask Confluence for first.</summary>
/// <param name="Html">The output.</param>
/// <param name="Styles">Its style sheet.</param>
/// <param name="Asks">Addresses to ask, below the site's base URL; when there are any, there is no output yet.</param>
internal sealed record FrameOutputDto(string Html, string Styles, IReadOnlyList<string> Asks);
