namespace UserMacro.CommandLine.Definitions;

/// <summary>Whether output is framed, static or automatic, as the API names it.</summary>
internal enum OutputMode
{
    Framed,
    Static,
    Auto,
}
