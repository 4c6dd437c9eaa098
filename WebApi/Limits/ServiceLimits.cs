namespace UserMacro.WebApi.Limits;

/// <summary>Sizes above which a request is refused before anything is done with it.</summary>
internal static class ServiceLimits
{
    /// <summary>What Kestrel reads of a request line and of all headers together, in bytes.</summary>
    public const int KestrelHeadBytes = 64 * 1024;

    /// <summary>What Kestrel takes in of a connection ahead of whoever reads the request, in bytes.</summary>
    public const int KestrelBufferBytes = 128 * 1024;

    /// <summary>The longest request target that is served, in bytes.</summary>
    public const int TargetBytes = 16 * 1024;

    /// <summary>The largest JSON body, in bytes.</summary>
    public const int JsonBytes = 2 * 1024 * 1024;

    /// <summary>The largest request to import a bundle, in bytes.</summary>
    public const int BundleBytes = 64 * 1024 * 1024;

    /// <summary>The largest body of a macro in a render, in bytes of UTF-8.</summary>
    public const int MacroBodyBytes = 1024 * 1024;

    /// <summary>The largest form of a static render: a body of which every byte is percent-encoded, and the other parameters.</summary>
    public const int StaticFormBytes = (3 * MacroBodyBytes) + (128 * 1024);

    /// <summary>The most fields of such a form: 50 parameters, what Confluence adds, and room.</summary>
    public const int FormFields = 1000;

    /// <summary>The largest message of the host's lifecycle, in bytes.</summary>
    public const int LifecycleBytes = 64 * 1024;

    /// <summary>The longest parameter value of a URL, in characters.</summary>
    public const int ParameterValueLength = 1024;

    /// <summary>The longest text of several lines, which is read from the page, in characters.</summary>
    public const int TextLength = 64 * 1024;

    /// <summary>The longest parameters of a framed macro all together, in characters of an encoded URL.</summary>
    public const int ParametersLength = 6 * 1024;
}
