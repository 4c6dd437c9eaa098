using System.Globalization;

namespace UserMacro.Grains.Modules;

/// <summary>Why a site did not take a macro's module, as it is stored: the HTTP status. What the site says about it is neither stored nor shown; it may
/// quote anything.</summary>
internal static class ModuleRefusal
{
    const int Unknown = 0;

    /// <summary>What is stored of a refusal with a status.</summary>
    public static string Code(int status) => status.ToString(CultureInfo.InvariantCulture);

    /// <summary>What is stored in place of a text that a previous build may have stored, which was the site's own.</summary>
    public static string Clean(string stored) => Code(StatusOf(stored));

    /// <summary>What administrators are told.</summary>
    public static string Message(string stored) => StatusOf(stored) is var status and not Unknown
        ? string.Create(CultureInfo.InvariantCulture, $"Confluence refused the macro with status {status}. Check its name, description and parameters.")
        : "Confluence refused the macro. Check its name, description and parameters.";

    static int StatusOf(string stored) =>
        stored.Length == 3 && int.TryParse(stored, NumberStyles.None, CultureInfo.InvariantCulture, out var status) ? status : Unknown;
}
