using UserMacro.WebApi.Tests.Api.Accounts;
using UserMacro.WebApi.Tests.Hosting;

namespace UserMacro.WebApi.Tests.ClientMode;

/// <summary>The same with a front end that calls its silo over the network.</summary>
public sealed class ClientStoredAccountsTests(ClientModeApp app) : StoredAccountsTests(app);
