namespace UserMacro.Silo.Hosting;

/// <summary>The strictest headers, for every answer that does not bring its own (docs/reference/http-and-headers.md#headers).</summary>
public static class SafeHeaders
{
    /// <summary>A content security policy that allows nothing.</summary>
    public const string NothingAllowed = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    /// <summary>Devices and payments, which no page of ours uses and no macro may ask for.</summary>
    const string NoFeatures = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";

    const string OnlyTls = "max-age=31536000; includeSubDomains";

    /// <summary>Adds what an answer lacks.</summary>
    /// <param name="headers">The answer's headers.</param>
    /// <param name="isTls">Whether callers reach this address by HTTPS.</param>
    public static void Complete(IHeaderDictionary headers, bool isTls)
    {
        ArgumentNullException.ThrowIfNull(headers);
        headers.TryAdd("Content-Security-Policy", NothingAllowed);
        headers.TryAdd("X-Content-Type-Options", "nosniff");
        headers.TryAdd("Referrer-Policy", "no-referrer");
        headers.TryAdd("Permissions-Policy", NoFeatures);
        headers.TryAdd("Cache-Control", "no-store");
        if (isTls)
        {
            headers.StrictTransportSecurity = OnlyTls;
        }
    }
}
