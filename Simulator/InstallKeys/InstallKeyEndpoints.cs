namespace UserMacro.Simulator.InstallKeys;

internal static class InstallKeyEndpoints
{
    /// <summary>Plays the install-key server: the PEM of a known key id, else 404 (docs/reference/connect-lifecycle.md#signed-installs).</summary>
    public static void MapInstallKeys(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/install-keys/{**keyId}", (string? keyId, InstallKeyRing keys) =>
            keys.KeyId.Equals(keyId, StringComparison.Ordinal) ? Results.Text(keys.PublicPem, "text/plain") : Results.NotFound());
}
