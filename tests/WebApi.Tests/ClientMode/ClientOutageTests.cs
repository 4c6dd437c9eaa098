using UserMacro.WebApi.Tests.Hosting;
using UserMacro.WebApi.Tests.Problems;

namespace UserMacro.WebApi.Tests.ClientMode;

/// <summary>The same with the grains in a silo of their own.</summary>
public sealed class ClientOutageTests(ClientModeApp app) : OutageTests(app);
