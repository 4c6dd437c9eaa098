namespace UserMacro.Grains.Interfaces.Limiting;

/// <summary>What a limit counts.</summary>
public enum LimitUnit
{
    /// <summary>Bytes; of a text those of UTF-8.</summary>
    Bytes,

    /// <summary>UTF-16 code units of a text.</summary>
    Characters,

    /// <summary>Things of the kind that the limit's sentence names.</summary>
    Items,

    /// <summary>Levels of nesting.</summary>
    Levels,

    /// <summary>Milliseconds.</summary>
    Milliseconds,

    /// <summary>Seconds.</summary>
    Seconds,

    /// <summary>Days.</summary>
    Days,

    /// <summary>Steps of the template engine.</summary>
    Steps,
}
