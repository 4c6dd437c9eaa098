using System.Globalization;

namespace UserMacro.Grains.Interfaces.Limiting;

/// <summary>The words for what is beyond a limit: the limit and the actual size, in every language the machine may be set to.</summary>
public static class Excess
{
    /// <summary>About a whole: "The template has 140000 characters; at most 131072 are allowed."</summary>
    /// <param name="subject">What is too large, at the beginning of a sentence.</param>
    /// <param name="actual">Its size.</param>
    /// <param name="most">The limit.</param>
    /// <param name="counted">What both count, in the plural.</param>
    public static string Of(string subject, long actual, long most, string counted) =>
        string.Create(CultureInfo.InvariantCulture, $"{subject} has {actual} {counted}; at most {most} are allowed.");

    /// <summary>About a field, which the problem names: "Must have at most 100 characters; this has 140."</summary>
    /// <param name="actual">Its size.</param>
    /// <param name="most">The limit.</param>
    /// <param name="counted">What both count, in the plural.</param>
    public static string OfField(long actual, long most, string counted) =>
        string.Create(CultureInfo.InvariantCulture, $"Must have at most {most} {counted}; this has {actual}.");

    /// <summary>About what a site would have: "The site would have 51 API tokens; at most 50 are allowed."</summary>
    /// <param name="future">How many there would be.</param>
    /// <param name="most">The limit.</param>
    /// <param name="counted">What both count, in the plural.</param>
    public static string OfWouldBe(long future, long most, string counted) =>
        string.Create(CultureInfo.InvariantCulture, $"The site would have {future} {counted}; at most {most} are allowed.");

    /// <summary>About a number out of range: "Must be 1 to 365; this is 0."</summary>
    /// <param name="actual">The number.</param>
    /// <param name="least">The least that is allowed.</param>
    /// <param name="most">The limit.</param>
    /// <param name="besides">What else is allowed, such as ", or nothing".</param>
    public static string OfRange(int? actual, int least, int most, string besides = "") =>
        string.Create(CultureInfo.InvariantCulture, $"Must be {least} to {most}{besides}; this is {actual}.");

    /// <summary>About a name with an alphabet: "Must be 1 to 64 of a-z; this has 70 characters."</summary>
    /// <param name="name">The name.</param>
    /// <param name="most">The limit.</param>
    /// <param name="alphabet">What it consists of.</param>
    public static string OfName(string? name, int most, string alphabet) =>
        string.Create(CultureInfo.InvariantCulture, $"Must be 1 to {most} {alphabet}; this has {name?.Length ?? 0} characters.");
}
