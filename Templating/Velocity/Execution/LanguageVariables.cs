namespace UserMacro.Templating.Velocity.Execution;

/// <summary>Variables that the language itself gives.</summary>
internal static class LanguageVariables
{
    /// <summary>The state of the innermost loop.</summary>
    public const string Loop = "foreach";

    /// <summary>The number of the loop's pass, from 1.</summary>
    public const string Count = "velocityCount";

    /// <summary>Whether another pass follows.</summary>
    public const string HasNext = "velocityHasNext";

    /// <summary>The block that <c>#@name</c> hands to a macro.</summary>
    public const string BodyContent = "bodyContent";
}
