namespace UserMacro.Templating.Velocity.Syntax;

/// <summary>The operators between two values.</summary>
internal enum Operator
{
    /// <summary><c>||</c>, <c>or</c></summary>
    Or,

    /// <summary><c>&amp;&amp;</c>, <c>and</c></summary>
    And,

    /// <summary><c>==</c>, <c>eq</c></summary>
    Equal,

    /// <summary><c>!=</c>, <c>ne</c></summary>
    NotEqual,

    /// <summary><c>&lt;</c>, <c>lt</c></summary>
    Less,

    /// <summary><c>&lt;=</c>, <c>le</c></summary>
    LessOrEqual,

    /// <summary><c>&gt;</c>, <c>gt</c></summary>
    Greater,

    /// <summary><c>&gt;=</c>, <c>ge</c></summary>
    GreaterOrEqual,

    /// <summary><c>+</c></summary>
    Add,

    /// <summary><c>-</c></summary>
    Subtract,

    /// <summary><c>*</c></summary>
    Multiply,

    /// <summary><c>/</c></summary>
    Divide,

    /// <summary><c>%</c></summary>
    Remainder,
}
