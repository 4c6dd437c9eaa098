namespace UserMacro.CommandLine.Definitions;

/// <summary>The types of macro parameters, as the API names them.</summary>
internal enum ParameterType
{
    String,
    Boolean,
    Enum,
    Int,
    Url,
    Username,
    SpaceKey,
    ConfluenceContent,
    Attachment,
    Label,
    Date,
    Colour,
}
