namespace UserMacro.CommandLine.Definitions;

/// <summary>Whether output stands in a frame or in the page itself, or whichever fits, as the API names it.</summary>
internal enum OutputMode
{
    Framed,
    Static,
    Auto,
}
