using Microsoft.JSInterop;

namespace Cluster.Web.Live;

/// <summary>Whether the browser tab of this circuit can be seen; its script says so whenever that changes.</summary>
public sealed class PageVisibility
{
    private volatile bool _isHidden;

    /// <summary>Raised after each change.</summary>
    public event Action? Changed;

    /// <summary>Whether nobody can see the page: then it is kept true and not drawn.</summary>
    public bool IsHidden => _isHidden;

    /// <summary>Called by the script of the shell.</summary>
    [JSInvokable]
    public void Set(bool isHidden)
    {
        _isHidden = isHidden;
        Changed?.Invoke();
    }
}
