namespace UserMacro.Simulator.Pages;

/// <summary>A file attached to a page, by what is known of it alone.</summary>
internal sealed record PageFile(string Title, string MediaType, long Size);
