namespace UserMacro.Templating.Tests.Velocity.Oracle;

/// <summary>How a template ended.</summary>
public enum OracleVerdict
{
    /// <summary>With output.</summary>
    Output,

    /// <summary>It could not be read.</summary>
    Syntax,

    /// <summary>It failed while it ran.</summary>
    Failure,
}
