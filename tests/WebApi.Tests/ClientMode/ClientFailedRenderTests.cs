using UserMacro.WebApi.Tests.Hosting;
using UserMacro.WebApi.Tests.Render;

namespace UserMacro.WebApi.Tests.ClientMode;

/// <summary>The same with the grains in a silo of their own.</summary>
public sealed class ClientFailedRenderTests(ClientModeApp app) : FailedRenderTests(app);
