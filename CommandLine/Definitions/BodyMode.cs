namespace UserMacro.CommandLine.Definitions;

/// <summary>The body mode of a macro, as the API names it.</summary>
internal enum BodyMode
{
    None,
    Escaped,
    Unrendered,
    Rendered,
}
