namespace UserMacro.Templating.Markup;

/// <summary>Where in JavaScript the next character goes.</summary>
internal enum ScriptContext : byte
{
    /// <summary>Among expressions and statements.</summary>
    Code,

    /// <summary>In a string in double quotes.</summary>
    DoubleQuoted,

    /// <summary>In a string in single quotes.</summary>
    SingleQuoted,

    /// <summary>In a template literal.</summary>
    Template,

    /// <summary>After a dollar sign in a template literal.</summary>
    TemplateDollar,

    /// <summary>Too deep in expressions of template literals to be followed: there is no way back.</summary>
    Lost,

    /// <summary>After a slash that may begin a comment or a regular expression.</summary>
    Slash,

    /// <summary>In a comment to the end of the line.</summary>
    LineComment,

    /// <summary>In a block comment.</summary>
    BlockComment,

    /// <summary>After an asterisk in a block comment.</summary>
    BlockCommentStar,

    /// <summary>In a regular expression.</summary>
    Regex,

    /// <summary>In a character class of a regular expression.</summary>
    RegexClass,
}
