using System.Globalization;

namespace UserMacro.Silo.Configuration;

/// <summary>Reads single settings so that each fault names its key.</summary>
public static class SettingReader
{
    /// <summary>The text of a setting, or the default when it is missing or empty.</summary>
    public static string Text(this IConfiguration configuration, string key, string otherwise) =>
        configuration[key] is { Length: > 0 } text ? text : otherwise;

    /// <summary>A setting that is one of some names, in any case.</summary>
    /// <exception cref="ConfigurationFaultException">The setting is not one of the names of <typeparamref name="TEnum"/>.</exception>
    public static TEnum OneOf<TEnum>(this IConfiguration configuration, string key, TEnum otherwise)
        where TEnum : struct, Enum
    {
        var text = configuration.Text(key, otherwise.ToString());
        return Enum.GetNames<TEnum>().FirstOrDefault(name => string.Equals(name, text, StringComparison.OrdinalIgnoreCase)) is { } name
            ? Enum.Parse<TEnum>(name)
            : throw new ConfigurationFaultException(key, $"'{text}' is not one of {string.Join(", ", Enum.GetNames<TEnum>())}.");
    }

    /// <summary>A setting that is true or false.</summary>
    /// <exception cref="ConfigurationFaultException">The setting is neither true nor false.</exception>
    public static bool Flag(this IConfiguration configuration, string key, bool otherwise)
    {
        var text = configuration.Text(key, otherwise ? bool.TrueString : bool.FalseString);
        return bool.TryParse(text, out var flag) ? flag : throw new ConfigurationFaultException(key, $"'{text}' is neither true nor false.");
    }

    /// <summary>A setting that is a time, such as <c>00:00:05</c>.</summary>
    /// <exception cref="ConfigurationFaultException">The setting is not a time from <paramref name="least"/> to <paramref name="most"/>.</exception>
    public static TimeSpan Duration(this IConfiguration configuration, string key, TimeSpan otherwise, TimeSpan least, TimeSpan most)
    {
        var text = configuration.Text(key, otherwise.ToString("c", CultureInfo.InvariantCulture));
        return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time) && time >= least && time <= most
            ? time
            : throw new ConfigurationFaultException(key, $"'{text}' is not a time from {least:c} to {most:c}.");
    }

    /// <summary>A setting that is a whole number.</summary>
    /// <exception cref="ConfigurationFaultException">The setting is not a whole number from <paramref name="least"/> to <paramref name="most"/>.</exception>
    public static int Number(this IConfiguration configuration, string key, int otherwise, int least, int most)
    {
        var text = configuration.Text(key, otherwise.ToString(CultureInfo.InvariantCulture));
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new ConfigurationFaultException(key, $"'{text}' is not a whole number from {least} to {most}.");
    }
}
