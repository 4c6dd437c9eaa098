namespace UserMacro.CommandLine.Definitions;

/// <summary>What a macro does with its body, as the API names it.</summary>
internal enum BodyMode
{
    None,
    Escaped,
    Unrendered,
    Rendered,
}
