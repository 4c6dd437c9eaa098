namespace UserMacro.CommandLine.Definitions;

/// <summary>Whether output is in a frame or in the page itself, or whichever fits, as the API names it.</summary>
internal enum OutputMode
{
    Framed,
    Static,
    Auto,
}
