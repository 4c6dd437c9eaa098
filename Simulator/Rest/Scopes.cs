using UserMacro.Simulator.Install;

namespace UserMacro.Simulator.Rest;

internal static class Scopes
{
    static readonly string[] Chain = ["NONE", "READ", "WRITE", "DELETE", "SPACE_ADMIN", "ADMIN"];

    /// <summary>
    /// Whether the app's scopes hold the needed one; each of the chain holds those before it (docs/reference/connect-descriptor.md#descriptor).
    /// </summary>
    public static bool Cover(Installation app, string needed) =>
        app.Scopes.Select(scope => Array.IndexOf(Chain, scope)).DefaultIfEmpty(-1).Max() >= Array.IndexOf(Chain, needed);
}
