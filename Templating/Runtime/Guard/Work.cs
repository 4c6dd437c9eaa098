namespace UserMacro.Templating.Runtime.Guard;

/// <summary>The prices of what functions do, in units of work: one unit is a character copied, about a quarter of a nanosecond.</summary>
/// <remarks>Measured on the slowest machine we run on. A price that is too low lets a call run past the deadline unseen; one that is too
/// high ends honest runs.</remarks>
internal static class Work
{
    /// <summary>What one step of a run pays for: all of its steps together pay for its time.</summary>
    public const int PerStep = 10_000;

    /// <summary>
    /// What stands for a millisecond, as <see cref="PerStep"/> stands for what a run's time is by its steps: nothing charges for more at once,
    /// as the charge comes with the look at the deadline and the work without one.
    /// </summary>
    public const int PerMillisecond = 4_000_000;

    /// <summary>What a piece of longer work is made of: half a millisecond, as prices are only about right.</summary>
    public const int BetweenLooks = PerMillisecond / 2;

    /// <summary>Characters in a piece of a text of which each costs a price.</summary>
    public static int Piece(int price) => BetweenLooks / price;

    /// <summary>A character copied or compared, many at a time.</summary>
    public const int Copy = 1;

    /// <summary>A character looked at by itself, or hashed.</summary>
    public const int Read = 4;

    /// <summary>A character turned into others: encoded, escaped, folded.</summary>
    public const int Convert = 16;

    /// <summary>A character of markup followed through tags and attributes.</summary>
    public const int Markup = 120;

    /// <summary>An element of a list moved, many at a time.</summary>
    public const int Move = 6;

    /// <summary>An element of a list visited or copied.</summary>
    public const int Element = 40;

    /// <summary>An element of a list compared, hashed or made.</summary>
    public const int Item = 160;

    /// <summary>A number of the largest size printed, multiplied or divided.</summary>
    public const int BigNumber = 200_000;

    /// <summary>A function called.</summary>
    public const int Call = 200;
}
