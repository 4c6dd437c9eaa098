namespace UserMacro.WebApi.Security;

/// <summary>The host identity of a Connect installation (design.md 2).</summary>
internal static class HostIdentity
{
    public static string Of(string clientKey) => $"connect:{clientKey}";
}
