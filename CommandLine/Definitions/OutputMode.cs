namespace UserMacro.CommandLine.Definitions;

/// <summary>Whether output stands in a frame or in the page itself, as the API names it.</summary>
internal enum OutputMode
{
    Framed,
    Static,
}
